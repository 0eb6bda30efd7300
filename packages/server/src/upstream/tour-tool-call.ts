import { type JsonObject, type JsonValue, type Locale, localise } from '@anlan/core';
import { isJsonObject } from './json-object.ts';
import { TOUR_ARGUMENT } from './tour-answers.ts';

export interface TourToolCall {
  readonly kind: 'tool_call';
  readonly name: string;
  /** JSON text, as the API has it. */
  readonly arguments: string;
}

const MAX_DEPTH = 3;
const MAX_PROPERTIES = 32;

/** A call of the request's first function with made-up arguments for what it requires; undefined without a function. */
export function tourToolCall(body: JsonObject, locale: Locale): TourToolCall | undefined {
  const [tool] = Array.isArray(body.tools) && body.tool_choice !== 'none' ? body.tools : [];
  const definition = isJsonObject(tool) ? tool.function : undefined;
  if (!isJsonObject(definition) || typeof definition.name !== 'string') return undefined;
  const parameters = exampleObject(definition.parameters, locale, 0);
  return { kind: 'tool_call', name: definition.name, arguments: JSON.stringify(parameters) };
}

/** Only required properties, and no deeper than needed to show a call: the caller controls the schema. */
function exampleObject(schema: unknown, locale: Locale, depth: number): JsonObject {
  if (!isJsonObject(schema) || !isJsonObject(schema.properties) || depth >= MAX_DEPTH) return {};
  const { properties, required } = schema;
  const names = (Array.isArray(required) ? required : []).filter((name) => typeof name === 'string');
  return Object.fromEntries(
    names
      .filter((name) => Object.hasOwn(properties, name))
      .slice(0, MAX_PROPERTIES)
      .map((name) => [name, exampleOf(properties[name], locale, depth)]),
  );
}

function exampleOf(schema: unknown, locale: Locale, depth: number): JsonValue {
  if (!isJsonObject(schema)) return null;
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return schema.enum[0] as JsonValue;
  switch (schema.type) {
    case 'string':
      return localise(TOUR_ARGUMENT, locale);
    case 'number':
    case 'integer':
      return typeof schema.minimum === 'number' ? schema.minimum : 1;
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return exampleObject(schema, locale, depth + 1);
    default:
      return null;
  }
}
