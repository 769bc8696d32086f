// An element with properties and what is in it: text stays text.

export const element = (tag, properties = {}, ...inside) => {
  const one = Object.assign(document.createElement(tag), properties);
  one.append(...inside);
  return one;
};
