import { z } from 'zod';
import { errorTable } from './errors.ts';
import { type Route, routes } from './routes.ts';

/** OpenAPI 3.1 document of the management API, made from the route table. */
export function openApiDocument(version: string): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, { [route.method.toLowerCase()]: operation(name, route) });
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Anlan management API', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'anlan_session' } },
      schemas: { Error: errorSchema() },
    },
  };
}

function operation(name: string, route: Route): Readonly<Record<string, unknown>> {
  return {
    operationId: name,
    summary: route.summary.en,
    description: route.summary.zh,
    'x-access': route.access,
    security: route.access === 'public' ? [] : [{ session: [] }],
    parameters: [...pathParameters(route.path), ...queryParameters(route.query)],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } },
    }),
    responses: {
      [route.success]: success(route),
      default: {
        description: 'Error',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function success(route: Route): Readonly<Record<string, unknown>> {
  if (route.answer) {
    return { description: 'OK', content: { 'application/json': { schema: jsonSchema(route.answer, 'output') } } };
  }
  return route.success === 204
    ? { description: 'Done' }
    : { description: 'Events', content: { 'text/event-stream': {} } };
}

function pathParameters(path: string): readonly unknown[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodObject | undefined): readonly unknown[] {
  const shape = query
    ? (jsonSchema(query, 'input') as { properties?: Record<string, unknown>; required?: string[] })
    : {};
  return Object.entries(shape.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: shape.required?.includes(name) ?? false,
    schema,
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  return rest;
}

function errorSchema(): unknown {
  return {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message', 'request_id'],
        properties: {
          code: { type: 'string', enum: Object.keys(errorTable) },
          message: { type: 'string' },
          details: { type: 'object' },
          request_id: { type: 'string' },
        },
      },
    },
  };
}
