package com.resultity.mesh.router.decide.admission;

import com.resultity.mesh.router.decide.policy.Quota;

/**
 * A quota that a job must keep within.
 *
 * @param subject whose it is: {@code tenant/ID}, {@code subcloud/ID}, {@code subcloud/ID/tenant/ID} or
 *     {@code subcloud/ID/token/ID}
 * @param quota the most that may be used
 * @param reason why a job is refused that would exceed it
 */
public record QuotaClaim(String subject, Quota quota, Reason reason) {}
