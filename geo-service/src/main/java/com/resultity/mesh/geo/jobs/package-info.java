/** The edge for jobs: requests are checked, labelled and put to their home cells, and client addresses end here. */
package com.resultity.mesh.geo.jobs;
