/** Real arrivals of jobs, read from public traces and played to a mesh, which is then judged by its log. */
package com.resultity.mesh.replay;
