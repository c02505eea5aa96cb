/** Records that earlier versions wrote, read by this one. */
package com.resultity.mesh.testkit.golden;
