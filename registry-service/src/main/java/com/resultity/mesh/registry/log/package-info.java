/** The registry's state on the log: facts as records of its topics, one transactional writer, one reader from the start. */
package com.resultity.mesh.registry.log;
