/** Organisations that got personal data are told what became of them, and confirm that they have done the same. */
@org.jspecify.annotations.NullMarked
package kz.bazarjoq.requests.recipients;
