/** Public pages of Subclouds: plain HTML, with everything that an owner wrote escaped. */
package com.resultity.mesh.registry.page;
