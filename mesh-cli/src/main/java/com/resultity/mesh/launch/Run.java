package com.resultity.mesh.launch;

import java.util.Map;

/**
 * What other processes have to know of a mesh that is up.
 *
 * @param launcher the process that started it and keeps it running
 * @param ports what it listens on
 * @param processes those that run at this moment, by title
 */
record Run(ProcessIdentity launcher, MeshPorts ports, Map<String, ProcessIdentity> processes) {}
