package vn.lienthong;

import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Arguments: the root's certificate, its list of revocations, and the pages. One line per page on standard output: its
 * file, what DSS says by its default policy, and what it says by one that heeds "no changes permitted" (DocMDP), of
 * which the default only warns.
 */
public final class ValidatePages {
  public static void main(String[] arguments) throws IOException {
    var trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(DSSUtils.loadCertificate(new File(arguments[0])));
    var verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setCrlSource(new ExternalResourcesCRLSource(new FileInputStream(arguments[1])));
    String byDefault = defaultPolicy();
    String strict = byDefault.replace("<DocMDP Level=\"WARN\"", "<DocMDP Level=\"FAIL\"");
    if (strict.equals(byDefault)) throw new IllegalStateException("the default policy has no DocMDP to make strict");
    for (int i = 2; i < arguments.length; i++) {
      String page = arguments[i];
      System.out.println(page + "\t" + judge(page, verifier, byDefault) + "\t" + judge(page, verifier, strict));
    }
  }

  private static String defaultPolicy() throws IOException {
    try (var policy = ValidatePages.class.getResourceAsStream("/policy/constraint.xml")) {
      return new String(policy.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Indication, its reason, and the form of the signature. */
  private static String judge(String page, CommonCertificateVerifier verifier, String policy) {
    try {
      var validator = SignedDocumentValidator.fromDocument(new FileDocument(page));
      validator.setCertificateVerifier(verifier);
      var rules = new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8));
      SimpleReport report = validator.validateDocument(rules).getSimpleReport();
      String id = report.getFirstSignatureId();
      if (id == null) return "NO_SIGNATURE";
      var reason = report.getSubIndication(id);
      return report.getIndication(id) + (reason == null ? "" : " " + reason) + " " + report.getSignatureFormat(id);
    } catch (RuntimeException fault) {
      return "UNREADABLE " + fault.getClass().getSimpleName();
    }
  }
}
