import type { Actor, Origin, RecordSink } from '@anlan/audit';
import type { ApplicationId, Clock, IdFactory, JsonObject, Result } from '@anlan/core';
import type { Guard } from '@anlan/guard';
import type { CallSnapshot } from './call.ts';
import type { DenialCode, GatewayErrorCode } from './errors.ts';

/** Who calls: an application by its key, or a person in the playground. */
export interface Caller {
  readonly application: {
    readonly id: ApplicationId;
    readonly code: string;
    readonly name: string;
  };
  readonly actor: Actor;
  readonly origin: Origin;
  /** The service is offered in mainland China: the explicit label then carries Chinese wording. */
  readonly mainlandChina: boolean;
}

/** Maps a presented key to its application. Synchronous: it answers from the control snapshot in memory. */
export interface ApplicationDirectory {
  authenticate(secret: string | undefined): Result<Caller, DenialCode>;
}

/** What the gateway sends to a model service: the caller's body after validation and redaction. */
export type ChatBody = JsonObject;

/** A model service that speaks chat completions. Rejects with AnlanError of an UpstreamErrorCode. */
export interface ChatUpstream {
  readonly name: string;
  models(signal: AbortSignal): Promise<readonly string[]>;
  /** One JSON answer, parsed but not trusted. */
  complete(body: ChatBody, signal: AbortSignal): Promise<unknown>;
  /**
   * Resolves when the service has accepted the call; yields parsed, untrusted chunks; ends at `[DONE]` or end of body.
   * `return` of the iterator ends the service's work, also before the first chunk.
   */
  stream(body: ChatBody, signal: AbortSignal): Promise<AsyncIterable<unknown>>;
}

/** The guards of one application. Instructions come from its developer, content from people and tools. */
export interface ApplicationGuards {
  /** Messages of people and tools, and everything that the model answers. */
  readonly content: Guard;
  /** System and developer messages: written by who runs the application, so attack rules would only misfire. */
  readonly instructions: Guard;
}

export interface GatewayPorts {
  readonly directory: ApplicationDirectory;
  readonly records: RecordSink;
  readonly clock: Clock;
  readonly ids: IdFactory;
  guardsFor(caller: Caller): ApplicationGuards;
  upstreamFor(caller: Caller): ChatUpstream;
  /** Text of the explicit label for this caller's answers. */
  labelFor(caller: Caller): string;
  /** Shows a call to the live view; must not throw and is not waited for. */
  observe(call: CallSnapshot): void;
  /** The error body that clients of the surface understand, for errors inside a stream. */
  errorBody(code: GatewayErrorCode, requestId: string): JsonObject;
  readonly settings: GatewaySettings;
}

export interface GatewaySettings {
  /** `reply`: 200 with the standard reply and `content_filter`; `error`: 400 `content_filter`. */
  readonly onBlock: 'reply' | 'error';
  /** Fields beyond OpenAI's that may pass to the model service: numbers, flags and single words, never prose. */
  readonly extraFields: readonly string[];
}

export interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
