/** What only the whole mesh can show: real processes, and every reader of a topic at once. */
package com.resultity.mesh.whole;
