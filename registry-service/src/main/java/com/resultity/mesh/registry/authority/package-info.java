/** Who may do what: parties, their members and roles, and one table of what each action asks for. */
package com.resultity.mesh.registry.authority;
