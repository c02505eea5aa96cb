/** What the tests of every module share: a broker and a registry to run on, serdes without a registry, conditions to await. */
package com.resultity.mesh.testkit;
