/** What may be asked of the registrar, and what it answers, as plain values. */
package com.resultity.mesh.registry.command;
