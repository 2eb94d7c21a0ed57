using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Tideline.Cli.Jobs;
using Tideline.Operation.Watch;
using Tideline.Release.Register;
using static System.FormattableString;

namespace Tideline.Cli.Doctor;

/// <summary>Disk, memory, time zones, languages and clock of this machine.</summary>
internal static partial class MachineChecks
{
    private const double LeastFreeShare = 0.1;
    private const long LeastFreeBytes = 500_000_000;
    private const long LeastMemoryBytes = 2_000_000_000;
    private const int MostYearsOfZones = 2;

    // What clocks of two machines differ by.
    private static readonly Duration _drift = Duration.FromMinutes(5);

    public static IEnumerable<Finding> Of(Workspace workspace, IClock clock)
    {
        var drive = new DriveInfo(workspace.Folder.Root);
        yield return Disk(drive.AvailableFreeSpace, drive.TotalSize);
        yield return Memory(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        yield return Zones(DateTimeZoneProviders.Tzdb.VersionId, clock.GetCurrentInstant().InUtc().Year);
        yield return Languages();
    }

    public static Finding Disk(long free, long all)
    {
        var found = (free / 1e9).ToString("0.0", CultureInfo.InvariantCulture) + " GB";
        const string remedy = "Make room on the disk of the project, or let 'tideline retention' delete what is past its time.";
        return free < LeastFreeBytes ? Finding.Wrong("free disk", found, remedy + " A run that finds no room stops without harm.")
            : free < all * LeastFreeShare ? Finding.Warning("free disk", found, remedy)
            : Finding.Ok("free disk", found);
    }

    public static Finding Memory(long bytes)
    {
        var found = Invariant($"{bytes / 1e9:0.0} GB for this program");
        return bytes < LeastMemoryBytes
            ? Finding.Warning("memory", found, "Give the machine or the container more memory; 'tideline run --plan' says how much a run takes.")
            : Finding.Ok("memory", found);
    }

    /// <param name="version">As NodaTime says it, such as <c>TZDB: 2025b (mapping: …)</c>.</param>
    public static Finding Zones(string version, int year)
    {
        var found = version.Split(" (")[0];
        return Year().Match(version) is { Success: true } of && int.Parse(of.Value, CultureInfo.InvariantCulture) < year - MostYearsOfZones
            ? Finding.Warning("time zones", found, "Install a newer version of this program: rules of summer time that changed since would put events on the wrong day.")
            : Finding.Ok("time zones", found);
    }

    /// <summary>Whether the newest times at hand lie in the future of this machine's clock.</summary>
    public static IEnumerable<Finding> Clock(Workspace workspace, IClock clock)
    {
        var now = clock.GetCurrentInstant();
        Instant?[] seen =
        [
            MorningState.Newest(MorningState.Inbox(workspace.Folder, workspace.Configuration)),
            new ReleaseRegister(workspace.Folder.Releases, clock).Entries is [.., var last] && InstantPattern.ExtendedIso.Parse(last.At) is { Success: true } at ? at.Value : null,
        ];
        var ahead = seen.Max() - now;
        yield return ahead > _drift
            ? Finding.Warning("clock", Invariant($"files or records are {ahead.Value.TotalMinutes:0} minutes ahead of it"), "Set the clock by a time server (timedatectl set-ntp true); times of records and the hours of mornings follow it.")
            : Finding.Ok("clock", Invariant($"{now.InZone(workspace.Configuration.TimeZone).LocalDateTime:uuuu-MM-dd HH:mm}, no file or record is ahead of it"));
    }

    private static Finding Languages()
    {
        try
        {
            return CultureInfo.GetCultureInfo("ur-PK").TextInfo.IsRightToLeft
                ? Finding.Ok("languages", "there (ICU)")
                : Without();
        }
        catch (CultureNotFoundException)
        {
            return Without();
        }
    }

    private static Finding Without() => Finding.Warning(
        "languages", "no data of languages (ICU)", "Install libicu of the system, or unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: names in Urdu are ordered and cased by it.");

    [GeneratedRegex("20[0-9]{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();
}
