import type { StreamScreen } from '../guard.ts';
import type { Policy } from '../policy.ts';
import type { StreamStep } from '../verdict.ts';
import type { ScreeningPlan } from './assigned-detector.ts';
import { ChannelScreen } from './channel-screen.ts';

/** Keeps one screen for each channel. The names come from upstream, so their number is bounded. */
export function createStreamScreen(plan: ScreeningPlan, policy: Policy): StreamScreen {
  const channels = new Map<string, ChannelScreen>();
  const open = (name: string): ChannelScreen => {
    const channel = new ChannelScreen(name, plan, policy);
    channels.set(name, channel);
    return channel;
  };
  const find = (name: string): ChannelScreen | undefined => {
    const known = channels.get(name);
    return known ?? (channels.size < policy.limits.maxChannels ? open(name) : undefined);
  };
  return {
    push: (name, piece) => find(name)?.push(piece) ?? tooMany(name, piece, policy),
    end: (name) => find(name)?.end() ?? tooMany(name, '', policy),
    endAll: () => [...channels.values()].map((channel) => channel.end()),
  };
}

function tooMany(channel: string, piece: string, policy: Policy): StreamStep {
  return {
    channel,
    release: policy.dryRun ? piece : '',
    findings: [],
    state: policy.dryRun ? 'open' : 'stopped',
    omitted: 0,
    decision: 'block',
    effect: policy.dryRun ? 'allow' : 'block',
    reason: 'buffer_exceeded',
  };
}
