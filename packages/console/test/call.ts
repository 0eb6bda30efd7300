import type { Call, Finding, VerdictView } from '@anlan/api/client';

export function finding(change: Partial<Finding> = {}): Finding {
  return {
    class: 'prompt_injection',
    detector: 'rules/zh-ignore-previous',
    view: 'raw',
    score: 0.95,
    start: 0,
    end: 9,
    channel: 'messages[0].content',
    action: 'block',
    clauses: ['asgf@2.0/4.2.2.a'],
    ...change,
  };
}

export function verdict(action: VerdictView['decision'], change: Partial<VerdictView> = {}): VerdictView {
  return { decision: action, effect: action, reason: null, findings: [], ...change };
}

export function call(change: Partial<Call> = {}): Call {
  return {
    requestId: 'r1',
    application: { id: 'a1', code: 'APP-7F3K', name: '客服' },
    surface: 'chat.completions',
    model: 'anlan-tour',
    stream: false,
    origin: 'live',
    outcome: 'completed',
    errorCode: null,
    input: verdict('allow'),
    output: verdict('allow'),
    label: null,
    usage: null,
    openedAt: '2026-11-20T08:00:00.000Z',
    closedAt: '2026-11-20T08:00:01.000Z',
    durationMs: 1000,
    clauses: [],
    records: [],
    ...change,
  };
}
