using NodaTime;
using Tideline.Projects.Configuration;

namespace Tideline.Exchange.Exports;

/// <summary>What an export needs beside the release.</summary>
public sealed record ExportOptions
{
    /// <summary>Issuer, contact, sensitivity and permitted use, as the project says them.</summary>
    public BulletinConfiguration Words { get; init; } = new();

    /// <summary>As people call the emergency; null: its hazard and onset name it.</summary>
    public string? EmergencyName { get; init; }

    /// <summary>ISO 3166 alpha-3 code of the country, such as <c>PAK</c>; null: left empty.</summary>
    public string? Location { get; init; }

    /// <summary>Licence of HDX, such as <c>cc-by-igo</c>; null: <c>hdx-other</c> with the permitted use as its text.</summary>
    public string? Licence { get; init; }

    /// <summary>Who sends a CAP alert, such as an e-mail address; needed for CAP alone.</summary>
    public string? Sender { get; init; }

    /// <summary>Whether the figures are of a generated country or for training; titles and operations then say so, and an alert can be an exercise alone.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Whether a CAP alert is of an exercise.</summary>
    public bool IsExercise { get; init; }

    /// <summary>The zone of local days, in which the alert's times are written.</summary>
    public DateTimeZone TimeZone { get; init; } = DateTimeZone.Utc;
}
