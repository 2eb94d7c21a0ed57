using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tideline.Domain;
using Tideline.Ingest.Subscribers;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Proof.DirectRoad;

/// <summary>The pseudonyms that ingest gives to the numbers of a generated country: they key the fold's draws.</summary>
internal static class Pseudonyms
{
    /// <summary>Gives a folder without a key one that is no secret, so that every proof of a seed is the same. Its people
    /// are invented.</summary>
    public static void FixKey(ProjectFolder folder)
    {
        if (!File.Exists(folder.KeyFile))
        {
            Directory.CreateDirectory(folder.Secrets);
            File.WriteAllText(folder.KeyFile, Convert.ToHexStringLower(SHA256.HashData("the country of Darya"u8)) + "\n");
        }
    }

    /// <param name="folder">The project, with a key.</param>
    /// <param name="feed">Its feed: calling code and kind of subscriber.</param>
    /// <param name="numbers">Telephone numbers in national form.</param>
    public static ulong[] Of(ProjectFolder folder, EventsFeed feed, IReadOnlyList<long> numbers)
    {
        using var key = PseudonymKey.Open(folder, null, hasData: false, out _);
        using var pseudonymiser = new Pseudonymiser(key, feed.SubscriberKind);
        var digits = new byte[Msisdn.MaximumDigits];
        var pseudonyms = new ulong[numbers.Count];
        for (var sim = 0; sim < pseudonyms.Length; sim++)
        {
            var written = Encoding.ASCII.GetBytes(numbers[sim].ToString(CultureInfo.InvariantCulture));
            if (!Msisdn.TryNormalise(written, feed.CallingCode!, digits, out var length))
            {
                throw new InputRefusedException($"The number of SIM {sim} is none that ingest accepts.");
            }

            pseudonyms[sim] = pseudonymiser.Pseudonym(digits.AsSpan(0, length));
        }

        return pseudonyms;
    }
}
