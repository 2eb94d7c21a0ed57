using System.Globalization;
using System.Runtime.InteropServices;

namespace Tideline.Domain.Returns;

/// <summary>Days until half are no longer away, or that they are more than the data show.</summary>
/// <param name="Days">The median, or the last day that the data reach.</param>
/// <param name="IsReached">Whether half had ended by then.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MedianTime(int Days, bool IsReached)
{
    /// <summary>"21", or "&gt; 90" where fewer than half had ended by the last day that the data reach.</summary>
    public override string ToString() => (IsReached ? string.Empty : "> ") + Days.ToString(CultureInfo.InvariantCulture);
}
