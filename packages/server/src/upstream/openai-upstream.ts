import { type AbortSignal as CallerSignal, type ChatBody, gatewayError } from '@anlan/gateway';
import { serverError } from '../errors.ts';
import { checkUpstreamAddress } from './address-policy.ts';
import { readJsonAnswer } from './answer-body.ts';
import { readEventStream } from './event-stream.ts';
import { createUpstreamClient, type Exchange, type ExchangeRequest, type UpstreamTimeouts } from './exchange.ts';
import { readModelList } from './model-list.ts';
import type { ModelService } from './model-service.ts';
import { createServiceState } from './service-state.ts';
import { statusFailure } from './upstream-failure.ts';

export interface OpenAiUpstreamOptions {
  readonly name: string;
  /** With the version in its path, e.g. `https://api.example.com/v1`. */
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly timeouts: UpstreamTimeouts;
  /** Offered instead of asking the service. */
  readonly models?: readonly string[];
  /** Most bytes of a JSON answer, or of one event of a stream; 32 MiB where nothing is said. */
  readonly maxAnswerBytes?: number;
  /** Most connections at a time; further calls wait for one. */
  readonly connections?: number;
}

const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * A model service that speaks OpenAI's chat completions over HTTP. What it answers is parsed and bounded here and
 * checked by the gateway. Throws `config_invalid` for an address or a key that cannot be used.
 */
export function createOpenAiUpstream(options: OpenAiUpstreamOptions): ModelService {
  const { name, models, timeouts, maxAnswerBytes = MAX_ANSWER_BYTES } = options;
  const base = baseOf(options);
  const key = keyHeader(options.apiKey);
  const client = createUpstreamClient(base.origin, timeouts, options.connections);
  const state = createServiceState();
  const root = base.pathname.replace(/\/+$/, '');

  /** Sends, checks the status, and reads the answer; notes what the outcome says of the service. */
  const call = async <Answer>(
    request: ExchangeRequest,
    signal: CallerSignal,
    read: (exchange: Exchange) => Promise<Answer>,
  ): Promise<Answer> => {
    try {
      const answer = await read(await accepted(await client.send(request, signal)));
      state.succeeded();
      return answer;
    } catch (error) {
      // A call that its caller ended says nothing of the service.
      if (!signal.aborted) state.failed(error);
      throw error;
    }
  };
  const post = (body: ChatBody, accept: string): ExchangeRequest => ({
    method: 'POST',
    path: `${root}/chat/completions`,
    headers: { ...key, ...PLAIN, accept, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const json = (exchange: Exchange): Promise<Record<string, unknown>> => readJsonAnswer(exchange, maxAnswerBytes);

  return {
    name,
    async models(signal) {
      if (models) return models;
      const request = {
        method: 'GET',
        path: `${root}/models`,
        headers: { ...key, ...PLAIN, accept: JSON_TYPE },
      } as const;
      return call(request, signal, async (exchange) => readModelList(await json(exchange)));
    },
    complete: (body, signal) => call(post({ ...body, stream: false }, JSON_TYPE), signal, json),
    stream: (body, signal) =>
      call(post({ ...body, stream: true }, STREAM_TYPE), signal, async (exchange) => {
        await requireStream(exchange, json);
        const onFailure = (error: unknown): void => {
          if (!signal.aborted) state.failed(error);
        };
        return readEventStream({ exchange, maxEventBytes: maxAnswerBytes, onFailure });
      }),
    state: state.current,
    close: client.close,
  };
}

const JSON_TYPE = 'application/json';
const STREAM_TYPE = 'text/event-stream';
/** No compression: a small answer cannot unfold into a huge one, and events arrive when they are sent. */
const PLAIN = { 'accept-encoding': 'identity', 'user-agent': 'anlan' } as const;

/** Lets an exchange pass whose answer may be read. */
async function accepted(exchange: Exchange): Promise<Exchange> {
  const failure = statusFailure(exchange.status);
  if (failure) {
    exchange.drain();
    throw failure;
  }
  const encoding = exchange.header('content-encoding').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return exchange;
  exchange.cancel();
  throw gatewayError('upstream_protocol', 'the model service compressed its answer unasked');
}

/** A service that answers a streamed call with JSON either reports an error or does not stream. */
async function requireStream(exchange: Exchange, json: (exchange: Exchange) => Promise<unknown>): Promise<void> {
  const type = exchange.header('content-type').split(';')[0]?.trim().toLowerCase();
  if (type === STREAM_TYPE) return;
  if (type === JSON_TYPE) await json(exchange);
  else exchange.cancel();
  throw gatewayError('upstream_protocol', 'the model service did not answer with an event stream');
}

function baseOf({ baseUrl, name }: OpenAiUpstreamOptions): URL {
  const checked = checkUpstreamAddress(baseUrl);
  if (checked.ok) return checked.value;
  throw serverError('config_invalid', 'the address of a model service is not allowed', {
    details: { upstream: name, problem: checked.error },
  });
}

function keyHeader(apiKey: string | undefined): Readonly<Record<string, string>> {
  if (apiKey === undefined) return {};
  // Anything else would break the header apart or be refused by the HTTP client with every call.
  if (/^[\x21-\x7e]+$/.test(apiKey)) return { authorization: `Bearer ${apiKey}` };
  throw serverError('config_invalid', 'the key of a model service is not printable ASCII without spaces');
}
