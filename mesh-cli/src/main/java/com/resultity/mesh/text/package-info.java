/** Lays out text for a terminal. */
package com.resultity.mesh.text;
