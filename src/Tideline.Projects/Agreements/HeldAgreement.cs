using Tideline.Domain.Agreements;

namespace Tideline.Projects.Agreements;

/// <summary>An agreement with the very text that was read.</summary>
/// <param name="File">Path in the project, with slashes.</param>
/// <param name="Sha256">Of the file's bytes, lower-case hex.</param>
public sealed record HeldAgreement(Agreement Terms, string File, string Sha256)
{
    /// <summary>Who agreed on what, in one sentence.</summary>
    public string Told => FormattableString.Invariant(
        $"Agreement '{Terms.Id}', version {Terms.Version}, of {Terms.Operator} and {Terms.Agency}, in force until {NodaTime.Text.LocalDatePattern.Iso.Format(Terms.End)}: {Terms.PurposeText.ReplaceLineEndings(" ").TrimEnd('.', ' ')}.");
}
