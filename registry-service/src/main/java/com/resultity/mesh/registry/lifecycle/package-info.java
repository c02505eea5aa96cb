/** The life of a Subcloud: its states, the moves between them, and the gates that a network may ask for. */
package com.resultity.mesh.registry.lifecycle;
