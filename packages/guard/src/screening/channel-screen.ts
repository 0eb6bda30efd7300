import { type Action, cutsText, mostSevere } from '../action.ts';
import { guardError } from '../errors.ts';
import type { Policy } from '../policy.ts';
import type { Finding, StopReason, StreamStep } from '../verdict.ts';
import type { ScreeningPlan } from './assigned-detector.ts';
import { byPlace, carryOut, findingsOf, severestOf } from './findings.ts';
import { redactionStyle } from './redaction-style.ts';
import { Releaser } from './releaser.ts';
import { ScanSession } from './scan-session.ts';
import { leastAction } from './text-screen.ts';

/**
 * One channel of a stream. Text passes through three hands: the session finds spans and says how far it is sure, the
 * releaser lets go what lies before that, and this class decides when to stop.
 */
export class ChannelScreen {
  readonly #name: string;
  readonly #plan: ScreeningPlan;
  readonly #policy: Policy;
  readonly #session: ScanSession;
  readonly #releaser: Releaser;
  /** `unread`: a dry run lets the rest of an overlong channel pass without looking at it. */
  #state: 'open' | 'stopped' | 'unread' | 'ended' = 'open';
  #total = 0;
  /** Findings beyond the frontier: they may still turn out to lie behind the cut. */
  #waiting: readonly Finding[] = [];
  #listed = 0;
  #omitted = 0;
  #decision: Action = 'allow';
  #reason: StopReason | undefined;

  constructor(name: string, plan: ScreeningPlan, policy: Policy) {
    this.#name = name;
    this.#plan = plan;
    this.#policy = policy;
    this.#session = new ScanSession(plan.detectors, policy.limits.maxHold);
    this.#releaser = new Releaser(redactionStyle(policy));
  }

  push(piece: string): StreamStep {
    if (this.#state === 'ended') throw guardError('stream_ended', 'a piece came after the end of its channel');
    if (this.#state === 'unread') return this.#passUnread(piece, false);
    if (this.#state === 'stopped') return this.#step('', []);
    const room = this.#policy.limits.maxLength - this.#total;
    this.#total += piece.length;
    if (piece.length > room) return this.#exceed(piece, Math.max(0, room));
    this.#session.push(piece);
    return this.#proceed(piece, false);
  }

  end(): StreamStep {
    if (this.#state === 'stopped' || this.#state === 'ended') return this.#step('', []);
    const step = this.#state === 'unread' ? this.#passUnread('', true) : this.#endRead();
    if (step.state === 'open') this.#state = 'ended';
    return step;
  }

  #endRead(): StreamStep {
    this.#session.end();
    return this.#proceed('', true);
  }

  /** Takes in what is new and says what may go. */
  #proceed(piece: string, final: boolean): StreamStep {
    this.#releaser.append(piece);
    this.#collect();
    if (this.#failedNow()) return this.#stop('stage_failed', '');
    const boundary = final || this.#policy.dryRun ? Number.POSITIVE_INFINITY : this.#session.frontier();
    const release = this.#releaser.releaseUpTo(boundary, final);
    const { cut } = this.#releaser;
    // Beyond the cut, not at it: another finding may begin at the same place and decide more severely.
    if (boundary > cut) return this.#stop(this.#session.overflowAt === cut ? 'buffer_exceeded' : undefined, release);
    if (this.#releaser.heldLength > 2 * this.#policy.limits.maxHold) return this.#stop('buffer_exceeded', release);
    return this.#step(release, this.#takeFindings(boundary));
  }

  #collect(): void {
    const fresh = findingsOf(this.#session.takeSpans(), this.#plan);
    if (fresh.length > 0) this.#waiting = [...this.#waiting, ...fresh];
    const { overflowAt } = this.#session;
    if (this.#policy.dryRun) {
      if (overflowAt !== undefined) this.#note('buffer_exceeded');
      return;
    }
    carryOut(fresh, this.#releaser);
    if (overflowAt !== undefined) this.#releaser.cutBefore(overflowAt);
  }

  /** Notes a failed detector once; true where that stops the channel. */
  #failedNow(): boolean {
    if (!this.#session.failed) return false;
    this.#note('stage_failed');
    return cutsText(this.#policy.onFailure) && !this.#policy.dryRun;
  }

  #note(reason: StopReason): void {
    this.#reason ??= reason;
    this.#decision = mostSevere(this.#decision, leastAction(reason, this.#policy));
  }

  /** The channel is longer than the policy reads. What lies beyond is not looked at, and only a dry run lets it pass. */
  #exceed(piece: string, room: number): StreamStep {
    const read = piece.slice(0, room);
    this.#session.push(read);
    this.#session.abandon();
    const step = this.#proceed(read, false);
    if (step.state === 'stopped') return step;
    const last = this.#policy.dryRun ? this.#passUnread(piece.slice(room), false) : this.#stop('buffer_exceeded', '');
    return { ...last, release: step.release + last.release, findings: [...step.findings, ...last.findings] };
  }

  #passUnread(piece: string, final: boolean): StreamStep {
    this.#note('buffer_exceeded');
    this.#state = 'unread';
    this.#releaser.append(piece);
    return this.#step(this.#releaser.releaseUpTo(Number.POSITIVE_INFINITY, final), this.#takeFindings(this.#total));
  }

  #stop(reason: StopReason | undefined, release: string): StreamStep {
    if (reason !== undefined) this.#note(reason);
    this.#state = 'stopped';
    const { cut } = this.#releaser;
    return this.#step(release, this.#takeFindings(Number.isFinite(cut) ? cut + 1 : this.#total));
  }

  /** Findings that begin before an offset, by place; those beyond stay. */
  #takeFindings(before: number): readonly Finding[] {
    if (this.#waiting.length === 0) return [];
    const due = this.#waiting.filter((finding) => finding.start < before).sort(byPlace);
    this.#waiting = this.#waiting.filter((finding) => finding.start >= before);
    this.#decision = severestOf(due, this.#decision);
    const listed = due.slice(0, Math.max(0, this.#policy.limits.maxFindings - this.#listed));
    this.#listed += listed.length;
    this.#omitted += due.length - listed.length;
    return listed;
  }

  #step(release: string, findings: readonly Finding[]): StreamStep {
    return {
      channel: this.#name,
      release,
      findings,
      state: this.#state === 'stopped' ? 'stopped' : 'open',
      omitted: this.#omitted,
      decision: this.#decision,
      effect: this.#policy.dryRun ? 'allow' : this.#decision,
      ...(this.#reason && { reason: this.#reason }),
    };
  }
}
