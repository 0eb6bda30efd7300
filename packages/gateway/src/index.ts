export type {
  CallOutcome,
  CallSnapshot,
  CallUsage,
  CallVerdict,
  PlacedFinding,
} from './call.ts';
export {
  type DenialCode,
  type GatewayError,
  type GatewayErrorCode,
  gatewayError,
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
export { type GatewayKind, gatewayKinds } from './record-kinds.ts';
export type { Reply, ReplyHeaders } from './reply.ts';
export { createSseParser, SSE_DONE, type SseParser, sseFrame } from './sse.ts';
