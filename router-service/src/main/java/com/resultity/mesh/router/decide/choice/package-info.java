/** Which of the eligible nodes gets the job, and why this one. */
package com.resultity.mesh.router.decide.choice;
