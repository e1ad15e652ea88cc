import type { ComponentProps } from 'react';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
}

export function Button({ look = 'plain', className = '', type = 'button', ...props }: ButtonProps) {
  return <button type={type} className={`button button-${look} ${className}`} {...props} />;
}

/** A button that shows an icon alone; `label` is its name and its tooltip. */
export function IconButton({ label, className = '', ...props }: ButtonProps & { readonly label: string }) {
  return <Button look="quiet" aria-label={label} title={label} className={`icon-button ${className}`} {...props} />;
}
