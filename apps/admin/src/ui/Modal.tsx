import { type FormEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import styles from './Modal.module.css';

type Props = {
  readonly title: ReactNode;
  readonly role?: 'dialog' | 'alertdialog';
  readonly wide?: boolean;
  /** Where the focus goes first: to the title, which is read from the top, or to the first field of a short form. */
  readonly first?: 'title' | 'field';
  /** What is wrong, or has become so: beside the buttons, in view however long the dialog is. */
  readonly problem?: ReactNode;
  readonly actions: ReactNode;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
};

/**
 * The browser's own modal dialog: it holds the focus, closes on Escape, gives the focus back, and never leaves the page
 * behind it hidden, even when the control that opened it is gone by then.
 */
export const Modal = ({
  title,
  role = 'dialog',
  wide = false,
  first = 'title',
  problem,
  actions,
  children,
  onSubmit,
  onClose,
}: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // A field out of view would open the dialog at its end.
    if (first === 'title' || element?.scrollTop) heading.current?.focus();
    return () => element?.close();
  }, [first]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={id}
      className={styles.dialog}
      data-wide={wide || undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {/* The browser would say in its own language what is wrong. */}
      <form onSubmit={submit} className={styles.form} noValidate>
        <h2 id={id} ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
        <div className={styles.content}>{children}</div>
        <div className={styles.foot}>
          {problem}
          <div className={styles.actions}>{actions}</div>
        </div>
      </form>
    </dialog>
  );
};
