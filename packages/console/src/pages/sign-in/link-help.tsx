import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { CodeBlock } from '../../parts/copy-text.tsx';
import { linkToken, tokenOf } from './link-token.ts';

const COMMAND = 'npx --no-install anlan admin link';

/** For whoever comes without a link: where links come from. */
export function LinkHelp(): ReactNode {
  const { signIn } = useMessages();
  return (
    <div className="an-link-help" data-testid="sign-in-help">
      <h1>{signIn.noLinkHeading}</h1>
      <p className="an-soft">{signIn.noLink}</p>
      <CodeBlock code={COMMAND} />
      <p className="an-soft">{signIn.noLinkOthers}</p>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={({ link }: { link: string }) => linkToken.set(tokenOf(link))}
        aria-label={signIn.paste}
      >
        <Form.Item
          name="link"
          label={signIn.paste}
          rules={[
            {
              validator: (_, value: string | undefined) =>
                tokenOf(value ?? '') === undefined ? Promise.reject(signIn.pasteWrong) : Promise.resolve(),
            },
          ]}
          validateTrigger="onSubmit"
        >
          <Input placeholder={signIn.pastePlaceholder} autoComplete="off" data-testid="sign-in-link" />
        </Form.Item>
        <Button htmlType="submit" block>
          {signIn.pasteSubmit}
        </Button>
      </Form>
    </div>
  );
}
