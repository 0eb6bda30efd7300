export {
  type CallOutcome,
  type CallSnapshot,
  type CallUsage,
  type CallVerdict,
  callOutcomes,
  type PlacedFinding,
} from './call.ts';
export type { CallData, DenialData, DirectedVerdictData, FindingData, VerdictData } from './call-data.ts';
export { createDenialLog, type DenialLog, type DenialLogOptions } from './denial-log.ts';
export {
  type DenialCode,
  type GatewayError,
  type GatewayErrorCode,
  gatewayError,
  gatewayErrorCodes,
  isGatewayErrorCode,
  type UpstreamErrorCode,
} from './errors.ts';
export { type ChatInput, createGateway, type Gateway } from './pipeline.ts';
export type {
  AbortSignal,
  ApplicationDirectory,
  ApplicationGuards,
  Caller,
  ChatBody,
  ChatUpstream,
  GatewayPorts,
  GatewaySettings,
} from './ports.ts';
export {
  accessDenied,
  callClosed,
  callOpened,
  callRefused,
  gatewayKinds,
  guardVerdict,
} from './record-kinds.ts';
export type { Reply, ReplyHeaders } from './reply.ts';
export { createSseParser, SSE_DONE, type SseParser, sseFrame } from './sse.ts';
