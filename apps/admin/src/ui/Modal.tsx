import { type FormEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import styles from './Modal.module.css';

type Props = {
  readonly title: ReactNode;
  readonly role?: 'dialog' | 'alertdialog';
  readonly wide?: boolean;
  readonly actions: ReactNode;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
};

/**
 * The browser's own modal dialog: it holds the focus, closes on Escape, gives the focus back, and never leaves the page
 * behind it hidden, even when the control that opened it is gone by then.
 */
export const Modal = ({ title, role = 'dialog', wide = false, actions, children, onSubmit, onClose }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={heading}
      className={styles.dialog}
      data-wide={wide || undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {/* The browser would say in its own language what is wrong. */}
      <form onSubmit={submit} className={styles.form} noValidate>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        <div className={styles.content}>{children}</div>
        <div className={styles.actions}>{actions}</div>
      </form>
    </dialog>
  );
};
