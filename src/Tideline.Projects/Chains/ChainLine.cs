using System.Security.Cryptography;
using System.Text;

namespace Tideline.Projects.Chains;

/// <summary>One line of a chain: it names the SHA-256 of the line before, so that none can be changed, dropped or put between.</summary>
public interface IChained
{
    /// <summary>1, 2, 3 …</summary>
    long Sequence { get; }

    /// <summary>SHA-256 of the line before, without its line feed; <see cref="ChainLine.Start"/> in the first.</summary>
    string Previous { get; }

    string ToLine();
}

/// <summary>What ties lines to a chain.</summary>
public static class ChainLine
{
    /// <summary>What the first line names as the one before it.</summary>
    public static readonly string Start = new('0', 64);

    public static string HashOf(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
}
