/** The commands of {@code mesh}: their options, what they print, and their exit codes. */
package com.resultity.mesh.cli;
