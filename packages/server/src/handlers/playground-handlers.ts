import type { Actor } from '@anlan/audit';
import { AnlanError, type ApplicationId, type RequestId } from '@anlan/core';
import type { Caller } from '@anlan/gateway';
import { type Handlers, handled } from '../http/management-routes.ts';
import { clientSignal, sendReply } from '../http/send-reply.ts';
import type { HandlerPorts } from './ports.ts';

/** Talks through the same pipeline as an application's key; its records are marked `playground` and prove nothing. */
export function playgroundHandlers(ports: HandlerPorts): Pick<Handlers, 'playground' | 'listModels'> {
  const callerOf = (id: string, actor: Actor): Caller => {
    const application = ports.applications.find(id as ApplicationId);
    if (!application) throw new AnlanError('not_found', `no application ${id}`);
    if (!application.active) throw new AnlanError('application_suspended', 'the application is not active');
    const { profile, code } = application;
    return {
      application: { id: application.id, code, name: profile.name },
      actor,
      origin: 'playground',
      mainlandChina: profile.mainlandChina,
    };
  };
  return {
    async listModels({ query, actor, reply }) {
      const signal = clientSignal(reply);
      const asked = query.application
        ? [query.application]
        : ports.applications
            .all()
            .filter(({ active }) => active)
            .map(({ id }) => id);
      const lists = await Promise.all(asked.map((id) => ports.gateway.models(callerOf(id, actor), signal)));
      return { models: [...new Set(lists.flat())] };
    },
    async playground({ body, actor, request, reply }) {
      const caller = callerOf(body.application, actor);
      const signal = clientSignal(reply);
      const [fallback] = body.model === undefined ? await ports.gateway.models(caller, signal) : [];
      const chat = { model: body.model ?? fallback, messages: body.messages, stream: true };
      const call = { requestId: request.id as RequestId, caller, body: chat, signal };
      await ports.inFlight.track(ports.gateway.chat(call).then((answer) => sendReply(request, reply, answer)));
      return handled;
    },
  };
}
