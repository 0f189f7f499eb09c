# The whole store goes, and every value of it into the journal. Windows makes a new one with the next licence.
Remove-RcRegistryKey -Path 'HKLM:\SOFTWARE\Microsoft\MSLicensing'
Write-RcLine 'Now start Remote Desktop Connection once as administrator (mstsc.exe), and connect.'
