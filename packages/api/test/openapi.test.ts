import { describe, expect, test } from 'vitest';
import { errorTable, openApiDocument, type Route, routes } from '../src/index.ts';

type Json = Readonly<Record<string, unknown>>;
interface Operation {
  readonly operationId: string;
  readonly security: readonly Json[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Json;
  }[];
  readonly requestBody?: { readonly required: true; readonly content: Json };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Json }>>;
}
const document = openApiDocument('1.2.3') as {
  readonly openapi: string;
  readonly info: Json;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: Json; readonly schemas: Json };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('is an OpenAPI 3.1 document of the given version, and plain JSON', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.info).toMatchObject({
    title: expect.any(String),
    version: '1.2.3',
    license: { identifier: 'Apache-2.0' },
  });
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

test('holds every route and nothing else', () => {
  const listed = operations.map(
    ({ path, method, operation }) => `${operation.operationId} ${method.toUpperCase()} ${path}`,
  );
  const rows = Object.entries(routes).map(([name, { method, path }]) => `${name} ${method} ${path}`);
  expect(listed.sort()).toEqual(rows.sort());
});

describe.each(operations.map((entry) => [entry.operation.operationId, entry] as const))(
  '%s',
  (name, { path, operation }) => {
    const route = (routes as Readonly<Record<string, Route>>)[name]!;

    test('names each parameter of its path, and they are required', () => {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map((parameter) => `{${parameter.name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every(({ required }) => required)).toBe(true);
    });

    test('gives each parameter a schema that says its type', () => {
      for (const { schema } of operation.parameters) expect(schema).toHaveProperty('type');
    });

    test('has a body exactly where the route has one', () => {
      expect(operation.requestBody?.required).toBe(route.body ? true : undefined);
    });

    test('describes its success and every other answer', () => {
      expect(Object.keys(operation.responses)).toEqual([String(route.success), 'default']);
      expect(operation.responses.default?.content).toEqual({
        'application/json': { schema: { $ref: '#/components/schemas/Error' } },
      });
      const content = Object.keys(operation.responses[String(route.success)]?.content ?? {});
      expect(content).toEqual(route.answer ? ['application/json'] : route.success === 204 ? [] : ['text/event-stream']);
    });

    test('asks for a session unless it is public', () => {
      expect(operation.security).toEqual(route.access === 'public' ? [] : [{ session: [] }]);
    });
  },
);

test('every reference in the document leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target ?? '');
  expect(references.length).toBeGreaterThan(0);
  for (const reference of references) {
    const target = reference
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((node, key) => (node as Json | undefined)?.[key], document);
    expect([reference, target]).toEqual([reference, expect.any(Object)]);
  }
  expect(document.components.securitySchemes).toHaveProperty('session');
});

test('every object of the contract is closed', () => {
  const open: string[] = [];
  const visit = (node: unknown, where: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, properties, additionalProperties } = node as Json;
    if (type === 'object' && properties !== undefined && additionalProperties !== false) open.push(where);
    for (const [key, child] of Object.entries(node)) visit(child, `${where}/${key}`);
  };
  visit(document.paths, '');
  expect(open).toEqual([]);
});

test('the error body lists every code', () => {
  const error = document.components.schemas.Error as { properties: { error: { properties: { code: Json } } } };
  expect(error.properties.error.properties.code.enum).toEqual(Object.keys(errorTable));
});
