/** Records for tests: valid by default, changed where a test has something to say. */
package com.resultity.mesh.testkit.records;
