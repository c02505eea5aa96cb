/** Starts a real broker, a real schema registry and any other Java process as children that never outlive their parent. */
package com.resultity.mesh.embedded;
