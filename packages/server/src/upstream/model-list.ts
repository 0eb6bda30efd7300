import { gatewayError } from '@anlan/gateway';
import { isJsonObject } from './json-object.ts';

const MAX_MODELS = 10_000;
const MAX_ID = 200;

/** The ids in an answer to `GET /models`. The model service controls it; entries without a usable id are left out. */
export function readModelList(answer: Record<string, unknown>): readonly string[] {
  if (!Array.isArray(answer.data) || answer.data.length > MAX_MODELS) {
    throw gatewayError('upstream_protocol', 'the answer is not a list of models');
  }
  return answer.data.map((item: unknown) => (isJsonObject(item) ? item.id : undefined)).filter(isModelId);
}

function isModelId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID;
}
