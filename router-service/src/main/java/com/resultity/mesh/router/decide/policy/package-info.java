/** What may be: the tables of Subclouds, tenants, grants, tokens and models that a cell decides on. */
package com.resultity.mesh.router.decide.policy;
