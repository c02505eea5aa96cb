/** The registrar: decides each command on the state that holds all earlier ones, and judges who belongs where. */
package com.resultity.mesh.registry.change;
