namespace Tideline.Release.Privacy;

/// <summary>The guarantee under which a release goes out, as its manifest prints it.</summary>
/// <param name="Unit">Whose presence is protected.</param>
/// <param name="Epoch">Pseudonym epoch that paid.</param>
/// <param name="Rho">zCDP cost of all weeks in this release.</param>
/// <param name="Epsilon">Of the weeks in this release, at <paramref name="Delta"/>.</param>
/// <param name="SpentRho">What the epoch had spent with the last of these weeks.</param>
/// <param name="SpentEpsilon">The same as ε: what one subscriber has lost in the epoch until then.</param>
/// <param name="DaysPerWeek">Most days that one subscriber adds to a week.</param>
/// <param name="LedgerSha256">Hash of the last ledger entry among these weeks; empty where no week was measured.</param>
public sealed record ReleasedPrivacy(
    string Unit,
    string Epoch,
    long Revision,
    double Rho,
    double Epsilon,
    double Delta,
    double SpentRho,
    double SpentEpsilon,
    double EpochRho,
    double EmergencyReserve,
    int DaysPerWeek,
    string CellsSha256,
    string LedgerSha256,
    IReadOnlyList<ReleasedPrivacyWeek> Weeks);

/// <summary>How one week was measured.</summary>
/// <param name="LedgerEntry">Its line in the ledger.</param>
/// <param name="NoiseOfDistricts">Standard deviation of the noise in a home district's days away, in mean daily subscribers, before
/// consistency makes it smaller.</param>
/// <param name="NoiseOfPairs">The same of a pair of home and host.</param>
/// <param name="Placebos">Placebos behind its ordinary travel.</param>
public sealed record ReleasedPrivacyWeek(
    string PeriodStart, MeasurementStage Stage, double Rho, long LedgerEntry, double NoiseOfDistricts, double NoiseOfPairs, int Placebos);
