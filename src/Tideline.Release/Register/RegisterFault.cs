namespace Tideline.Release.Register;

/// <summary>Why the register refuses, beside the catalogue <see cref="Domain.Agreements.Refusal"/>: what programs and other languages tell
/// refusals by, as <see cref="Domain.TidelineException.Code"/>.</summary>
public static class RegisterFault
{
    public const string ApprovedAlready = "approved_already";

    /// <summary>Publishing needs approvals of more organisations.</summary>
    public const string ApprovalsMissing = "approvals_missing";
    public const string PublishedAlready = "published_already";
    public const string RecalledAlready = "recalled_already";

    /// <summary>It was refused or recalled.</summary>
    public const string ReleaseClosed = "release_closed";
    public const string NeverPublished = "never_published";

    /// <summary>Its files are not what was proposed.</summary>
    public const string ReleaseDamaged = "release_damaged";
    public const string ReleaseUnknown = "release_unknown";

    /// <summary>The statement that was signed is too old.</summary>
    public const string StatementOld = "statement_old";

    /// <summary>The signature is not this key's over this statement.</summary>
    public const string SignatureWrong = "signature_wrong";

    /// <summary>No such key is registered.</summary>
    public const string SigningKeyUnknown = "signing_key_unknown";

    /// <summary>A reason or correction is empty.</summary>
    public const string WordsMissing = "words_missing";

    /// <summary>While a stop stands nothing is published or handed over.</summary>
    public const string ExportsStopped = "exports_stopped";

    /// <summary>There is no stop to lift.</summary>
    public const string NothingStopped = "nothing_stopped";
}
