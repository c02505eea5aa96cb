/** The desk between the outside and the registrar: reads requests, makes commands of them, and passes on what is answered. */
package com.resultity.mesh.registry.request;
